using CoP.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CoP.SqlServer.Tests;

/// <summary>
/// What Microsoft's model leaves to the server: whether values that meet are of one kind, whether there are such functions, and what the server does not sum
/// up. Where the kind of a value cannot be told, nothing is said of it.
/// </summary>
internal sealed class TypeCheck : TSqlFragmentVisitor
{
    private enum Kind
    {
        Unknown,
        Number,
        Text,
        Day,
        Time,
        Bytes,
    }

    /// <summary>Those in use; whoever uses another looks it up in the server's documentation and adds it.</summary>
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG", "LEN", "LOWER", "UPPER", "TRIM", "LTRIM", "RTRIM", "CHARINDEX", "SUBSTRING", "REPLACE", "CONCAT", "LEFT", "RIGHT",
        "ROW_NUMBER", "ABS", "ROUND", "CEILING", "FLOOR", "ISNULL", "DATEPART", "DATEADD", "GREATEST", "LEAST", "SERVERPROPERTY", "DB_ID", "OBJECT_ID", "STRING_AGG", "EXP", "LOG", "POWER", "SQRT",
    };

    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG", "STRING_AGG" };

    private static readonly HashSet<(string Table, string Column)> Bits = [];

    private static readonly Dictionary<string, Dictionary<string, Kind>> Tables = ReadTables();

    private readonly Dictionary<string, Kind> _parameters;
    private readonly Dictionary<string, string?> _aliases = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    private TypeCheck(Statement statement) => _parameters = statement.Parameters.ToDictionary(static one => one.Name, static one => Of(one.Type), StringComparer.Ordinal);

    public static List<string> Faults(Statement statement)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statement.Sql), out var errors);
        if (errors.Count > 0)
        {
            return [.. errors.Select(static error => error.Message)];
        }

        var check = new TypeCheck(statement);
        parsed.Accept(new Aliases(check._aliases));
        parsed.Accept(check);
        return check._faults;
    }

    public override void Visit(FunctionCall node)
    {
        if (node.CallTarget is null && !Functions.Contains(node.FunctionName.Value))
        {
            _faults.Add($"This check knows no function {node.FunctionName.Value}.");
        }

        if (Aggregates.Contains(node.FunctionName.Value) && node.OverClause is null)
        {
            Sum(node);
        }
    }

    public override void Visit(GroupByClause node)
    {
        if (Nested.In(node.GroupingSpecifications))
        {
            _faults.Add($"The server groups by no query and no sum: {Text(node)}.");
        }
    }

    private void Sum(FunctionCall node)
    {
        if (Nested.In(node.Parameters))
        {
            _faults.Add($"The server sums up no query and no sum: {Text(node)}.");
        }

        if (!node.FunctionName.Value.StartsWith("COUNT", StringComparison.OrdinalIgnoreCase) && node.Parameters is [ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] }]
            && _aliases.GetValueOrDefault(alias.Value) is { } table && Bits.Contains((table, column.Value)))
        {
            _faults.Add($"The server sums up no bits: {Text(node)}.");
        }
    }

    public override void Visit(BooleanComparisonExpression node) => Meet(node.FirstExpression, node.SecondExpression);

    public override void Visit(BooleanTernaryExpression node)
    {
        Meet(node.FirstExpression, node.SecondExpression);
        Meet(node.FirstExpression, node.ThirdExpression);
    }

    public override void Visit(InPredicate node)
    {
        foreach (var value in node.Values)
        {
            Meet(node.Expression, value);
        }

        if (node.Subquery?.QueryExpression is QuerySpecification { SelectElements: [SelectScalarExpression one] })
        {
            Meet(node.Expression, one.Expression);
        }
    }

    public override void Visit(LikePredicate node) => Meet(node.FirstExpression, node.SecondExpression);

    public override void Visit(AssignmentSetClause node)
    {
        if (node.Column is not null)
        {
            Meet(node.Column, node.NewValue);
        }
    }

    public override void Visit(InsertSpecification node)
    {
        var (columns, table) = (node.Columns, Name(node.Target));
        foreach (var row in Rows(node.InsertSource).Where(row => row.Count == columns.Count))
        {
            for (var at = 0; at < row.Count; at++)
            {
                Meet(columns[at], ColumnKind(table, columns[at].MultiPartIdentifier.Identifiers[^1].Value), row[at]);
            }
        }
    }

    private static IEnumerable<IList<ScalarExpression>> Rows(InsertSource source) => source switch
    {
        ValuesInsertSource values => values.RowValues.Select(static row => row.ColumnValues),
        SelectInsertSource { Select: QuerySpecification one } when one.SelectElements.All(static element => element is SelectScalarExpression) =>
            [[.. one.SelectElements.Cast<SelectScalarExpression>().Select(static element => element.Expression)]],
        _ => [],
    };

    private void Meet(ScalarExpression one, ScalarExpression other) => Meet(one, Of(one), other);

    private void Meet(ScalarExpression one, Kind kind, ScalarExpression other)
    {
        var otherKind = Of(other);
        if (kind == otherKind || kind == Kind.Unknown || otherKind == Kind.Unknown || (IsLiteral(one, kind, otherKind) || IsLiteral(other, otherKind, kind)))
        {
            return;
        }

        _faults.Add($"{Text(one)} is of the kind {kind} and meets {Text(other)}, which is of the kind {otherKind}.");
    }

    /// <summary>Days and times are written as text.</summary>
    private static bool IsLiteral(ScalarExpression text, Kind kind, Kind other) => text is StringLiteral && kind == Kind.Text && other is Kind.Day or Kind.Time;

    private Kind Of(ScalarExpression? value) => value switch
    {
        IntegerLiteral or NumericLiteral or RealLiteral => Kind.Number,
        StringLiteral => Kind.Text,
        BinaryLiteral => Kind.Bytes,
        VariableReference one => _parameters.GetValueOrDefault(one.Name),
        CastCall { DataType: { } type } => Of(type.Name.BaseIdentifier.Value),
        ConvertCall { DataType: { } type } => Of(type.Name.BaseIdentifier.Value),
        ParenthesisExpression { Expression: { } inner } => Of(inner),
        UnaryExpression { Expression: { } inner } => Of(inner),
        BinaryExpression both => Of(both.FirstExpression) is var kind && kind == Of(both.SecondExpression) ? kind : Kind.Unknown,
        FunctionCall { FunctionName.Value: "COUNT" or "COUNT_BIG" or "LEN" or "CHARINDEX" or "ROW_NUMBER" } => Kind.Number,
        FunctionCall { FunctionName.Value: "LOWER" or "UPPER" or "TRIM" or "SUBSTRING" or "REPLACE" } => Kind.Text,
        ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var column] } => _aliases.GetValueOrDefault(alias.Value) is { } table ? ColumnKind(table, column.Value) : Kind.Unknown,
        ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var column] } => Only(_aliases.Values.OfType<string>().Distinct(StringComparer.Ordinal).Select(table => ColumnKind(table, column.Value)).Where(static kind => kind != Kind.Unknown)),
        _ => Kind.Unknown,
    };

    private static Kind Only(IEnumerable<Kind> kinds) => kinds.Distinct().ToList() is [var one] ? one : Kind.Unknown;

    private static Kind ColumnKind(string? table, string column) => table is not null && Tables.TryGetValue(table, out var columns) ? columns.GetValueOrDefault(column) : Kind.Unknown;

    private static Kind Of(string type) => type.Split('(')[0].ToUpperInvariant() switch
    {
        "BIGINT" or "INT" or "SMALLINT" or "TINYINT" or "BIT" or "FLOAT" or "REAL" or "DECIMAL" or "NUMERIC" => Kind.Number,
        "NVARCHAR" or "VARCHAR" or "NCHAR" or "CHAR" => Kind.Text,
        "DATE" or "DATETIME2" or "DATETIME" or "DATETIMEOFFSET" => Kind.Day,
        "TIME" => Kind.Time,
        "VARBINARY" or "BINARY" => Kind.Bytes,
        _ => Kind.Unknown,
    };

    private static string? Name(TableReference target) => (target as NamedTableReference)?.SchemaObject.BaseIdentifier.Value;

    private static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }

    private static Dictionary<string, Dictionary<string, Kind>> ReadTables()
    {
        using var db = new OfflineSqlServer().Open();
        Bits.UnionWith(db.Model.GetRelationalModel().Tables.SelectMany(static table => table.Columns).Where(static column => column.StoreType == "bit").Select(static column => (column.Table.Name, column.Name)));
        return db.Model.GetRelationalModel().Tables.ToDictionary(
            static table => table.Name, static table => table.Columns.ToDictionary(static column => column.Name, static column => Of(column.StoreType), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>What names stand for; null for one that stands for two.</summary>
    private sealed class Aliases(Dictionary<string, string?> aliases) : TSqlFragmentVisitor
    {
        public override void Visit(NamedTableReference node)
        {
            var table = node.SchemaObject.BaseIdentifier.Value;
            Note(node.Alias?.Value ?? table, table);
        }

        public override void Visit(QueryDerivedTable node) => Note(node.Alias.Value, null);

        public override void Visit(OpenJsonTableReference node) => Note(node.Alias?.Value ?? "", null);

        public override void Visit(InlineDerivedTable node) => Note(node.Alias.Value, null);

        private void Note(string alias, string? table) => aliases[alias] = aliases.TryGetValue(alias, out var known) && known != table ? null : table;
    }

    /// <summary>Whether a query or a sum is inside.</summary>
    private sealed class Nested : TSqlFragmentVisitor
    {
        private bool _isFound;

        public static bool In(IEnumerable<TSqlFragment> fragments)
        {
            var nested = new Nested();
            foreach (var one in fragments)
            {
                one.Accept(nested);
            }

            return nested._isFound;
        }

        public override void Visit(QueryExpression node) => _isFound = true;

        public override void Visit(FunctionCall node) => _isFound |= Aggregates.Contains(node.FunctionName.Value);
    }
}
