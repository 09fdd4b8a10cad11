using System.Reflection;
using Xunit.Sdk;

namespace CoP.Storage.Tests.Providers;

/// <summary>
/// Runs one body on every database: a row a provider. A provider that is missing shows as skipped, with the reason, unless
/// COP_TESTS_REQUIRE_ALL=1, which makes it fail; only SQL Server, which not every machine can have, stays skipped. Goes beside <see cref="TheoryAttribute"/>.
/// </summary>
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnAttribute : DataAttribute
{
    private readonly string _provider;

    public OnAttribute(string provider)
    {
        _provider = provider;
        var missing = Find(provider).Missing;
        Skip = RequireAll && provider != DatabaseOptions.SqlServer ? null : missing;
    }

    private static bool RequireAll => Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") == "1";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[_provider]];

    internal static Provider Find(string name) => name switch
    {
        "Sqlite" => Provider.Sqlite,
        "PostgreSql" => Provider.PostgreSql,
        "SqlServer" => Provider.SqlServer,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "An unknown provider."),
    };
}
