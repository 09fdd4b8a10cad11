using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CoP.SqlServer.Tests;

/// <summary>
/// What is there when a script has been carried out, as statements that make it. A later migration changes what an earlier one made, and a model
/// of a database knows only how things are.
/// </summary>
internal sealed class SchemaFold
{
    private readonly List<TSqlStatement> _made = [];

    public IReadOnlyList<TSqlStatement> Made => _made;

    /// <exception cref="NotSupportedException">Nobody has written yet what becomes of the schema by it.</exception>
    public void Add(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement or CreateIndexStatement or CreateSequenceStatement:
            case AlterTableAddTableElementStatement { Definition.ColumnDefinitions.Count: 0 }:
                _made.Add(statement);
                break;
            case AlterTableAddTableElementStatement more:
                more.Definition.ColumnDefinitions.ToList().ForEach(Table(more.SchemaObjectName).ColumnDefinitions.Add);
                more.Definition.TableConstraints.ToList().ForEach(Table(more.SchemaObjectName).TableConstraints.Add);
                break;
            case AlterTableAlterColumnStatement other:
                Alter(Column(other.SchemaObjectName, other.ColumnIdentifier.Value), other);
                break;
            case AlterTableDropTableElementStatement less:
                less.AlterTableDropTableElements.ToList().ForEach(one => Drop(less.SchemaObjectName, one));
                break;
            case DropTableStatement drop:
                _made.RemoveAll(one => one is CreateTableStatement table && drop.Objects.Any(name => Is(name, table.SchemaObjectName)));
                break;
            case DropIndexStatement { DropIndexClauses: var clauses }:
                _made.RemoveAll(one => one is CreateIndexStatement index && clauses.OfType<DropIndexClause>().Any(clause => clause.Index.Value == index.Name.Value && Is(clause.Object, index.OnName)));
                break;
            case IfStatement { ThenStatement: BeginEndBlockStatement block }: // The table of the migrations themselves.
                block.StatementList.Statements.ToList().ForEach(Add);
                break;
            case BeginTransactionStatement or CommitTransactionStatement or InsertStatement or UpdateStatement or DeleteStatement:
                break; // Rows.
            case DeclareVariableStatement or SelectStatement or IfStatement { ThenStatement: ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList } }:
                break; // So EF looks for the default of a column before it changes or drops it.
            default:
                throw new NotSupportedException($"This check does not know yet what becomes of the schema by: {Text(statement)}");
        }
    }

    public static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    private static void Alter(ColumnDefinition column, AlterTableAlterColumnStatement other)
    {
        (column.DataType, column.Collation) = (other.DataType, other.Collation);
        column.Constraints.OfType<NullableConstraintDefinition>().ToList().ForEach(one => column.Constraints.Remove(one));
        column.Constraints.Add(new NullableConstraintDefinition { Nullable = other.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
    }

    private void Drop(SchemaObjectName table, AlterTableDropTableElement dropped)
    {
        switch (dropped.TableElementType)
        {
            case TableElementType.Column:
                Table(table).ColumnDefinitions.Remove(Column(table, dropped.Name.Value));
                break;
            case TableElementType.Constraint or TableElementType.NotSpecified:
                Table(table).TableConstraints.Where(one => one.ConstraintIdentifier?.Value == dropped.Name.Value).ToList().ForEach(one => Table(table).TableConstraints.Remove(one));
                _made.RemoveAll(one => one is AlterTableAddTableElementStatement { Definition.TableConstraints: [var only] } && only.ConstraintIdentifier?.Value == dropped.Name.Value);
                break;
            default:
                throw new NotSupportedException($"This check does not know yet how to drop {Text(dropped)}.");
        }
    }

    private TableDefinition Table(SchemaObjectName name) => _made.OfType<CreateTableStatement>().Single(table => Is(name, table.SchemaObjectName)).Definition;

    private ColumnDefinition Column(SchemaObjectName table, string name) => Table(table).ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == name);

    private static bool Is(SchemaObjectName one, SchemaObjectName other) => one.BaseIdentifier.Value == other.BaseIdentifier.Value;
}
