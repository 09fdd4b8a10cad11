using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Testing.SqlServer;

/// <summary>Has a query that was made for another database translated by SQL Server's provider.</summary>
public sealed class QueryTranslation
{
    private static readonly MethodInfo Run = typeof(QueryTranslation).GetMethod(nameof(RunAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly OfflineSqlServer _server = new();

    /// <summary>The statements that it becomes. A query that is sent in several, one for each collection that it includes, is made one as well: those after the first depend on rows.</summary>
    /// <exception cref="InvalidOperationException">It cannot be translated.</exception>
    public IReadOnlyList<Statement> Translate(Expression query)
    {
        using var db = _server.Open();
        var model = new ToModel(db.Model);
        var moved = model.Visit(query);
        if (model.IsForeign)
        {
            return [];
        }

        Execute(db, moved, model.Parameters);
        var whole = new InOneStatement().Visit(moved);
        if (whole != moved)
        {
            Execute(db, whole, model.Parameters);
        }

        return _server.Take();
    }

    private static void Execute(DbContext db, Expression query, IReadOnlyDictionary<string, Type> parameters) =>
        Run.MakeGenericMethod(ResultOf(query.Type)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [db, query, parameters], null);

    private static void RunAs<TResult>(DbContext db, Expression query, IReadOnlyDictionary<string, Type> parameters)
    {
        var run = db.GetService<IDatabase>().CompileQuery<TResult>(query, async: false);
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters)
        {
            context.Parameters.Add(name, Some(type));
        }

        try
        {
            foreach (var _ in run(context) as IEnumerable ?? Array.Empty<object>())
            {
                // There are none; but only who looks has the query asked.
            }
        }
        catch (InvalidOperationException)
        {
            // Nothing comes back where a first row, or a count, is expected. The statement has been asked by then.
        }
    }

    private static Type ResultOf(Type type) => type.GetInterfaces().Append(type).FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IQueryable<>)) is { } queryable
        ? typeof(IEnumerable<>).MakeGenericType(queryable.GetGenericArguments())
        : type;

    /// <summary>A value of a type. Which one makes no difference, as long as it is there.</summary>
    private static object? Some(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "x"
            : plain == typeof(byte[]) ? new byte[] { 1 }
            : plain.IsEnum ? Enum.GetValues(plain).GetValue(0)
            : plain == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
            : plain.IsValueType || plain.IsAssignableTo(typeof(IDictionary)) ? Activator.CreateInstance(plain)
            : ElementOf(plain) is { } element ? Some(plain, element)
            : plain == typeof(object) ? 1
            : RuntimeHelpers.GetUninitializedObject(plain);
    }

    private static object? Some(Type type, Type element)
    {
        var two = Array.CreateInstance(element, 2);
        two.SetValue(Some(element), 0);
        two.SetValue(Some(element), 1);
        return type.IsAssignableFrom(two.GetType()) ? two
            : type.DeclaringType == typeof(Dictionary<,>) ? Activator.CreateInstance(type, Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))) // Its keys or its values.
            : Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(element) : type, two);
    }

    private static Type? ElementOf(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    /// <summary>Puts SQL Server's entity types in place of the other's, and notes what is given when the query is asked.</summary>
    private sealed class ToModel(IModel model) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = [];

        /// <summary>Begins with somebody's own SQL, which is of one database.</summary>
        public bool IsForeign { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression):
                    return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
                case QueryRootExpression:
                    IsForeign = true;
                    return node;
                case QueryParameterExpression parameter:
                    Parameters[parameter.Name] = parameter.Type;
                    return node;
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    private sealed class InOneStatement : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(RelationalQueryableExtensions.AsSplitQuery) ? Visit(node.Arguments[0]) : base.VisitMethodCall(node);
    }
}
