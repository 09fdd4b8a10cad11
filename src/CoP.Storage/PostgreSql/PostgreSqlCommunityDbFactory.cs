using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoP.Storage.PostgreSql;

/// <summary>
/// Makes the context for <c>dotnet ef</c>, without the host and without a database. To add a migration:
/// <code>
/// dotnet tool restore
/// dotnet ef migrations add NAME --project src/CoP.Storage --startup-project src/CoP.Storage --context PostgreSqlCommunityDb -o Migrations/PostgreSql
/// </code>
/// </summary>
internal sealed class PostgreSqlCommunityDbFactory : IDesignTimeDbContextFactory<PostgreSqlCommunityDb>
{
    public PostgreSqlCommunityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlCommunityDb>().UseNpgsql("Host=none").Options);
}
