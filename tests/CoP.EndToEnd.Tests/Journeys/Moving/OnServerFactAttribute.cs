using CoP.Testing.Databases;

namespace CoP.EndToEnd.Tests.Journeys.Moving;

/// <summary>Needs PostgreSQL; skipped where it is missing, unless COP_TESTS_REQUIRE_ALL=1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnServerFactAttribute : FactAttribute
{
    public OnServerFactAttribute() => Skip = Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") == "1" ? null : DatabaseServer.PostgreSql.Missing;
}
