import GoTemplate
import Sprig
import SprigCrypto
import TemplateFunctions
import ValueTree

/// All functions of Helm 4.2.4's templates.
package enum Functions {
  package static let set: FunctionSet = {
    var table = FunctionTable(BuiltinTable.functions)
    table.add(SprigTable.functions)
    table.add(CryptoTable.functions)
    table.add(HelmFunctions.table)
    for (name, cost) in FunctionCost.table {
      if let function = table[ByteString(name)] { table.add([function.counting(cost)]) }
    }
    return FunctionSet(table)
  }()
}
