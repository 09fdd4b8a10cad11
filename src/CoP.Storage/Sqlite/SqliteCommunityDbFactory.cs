using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Makes the context for <c>dotnet ef</c>, without the host and without a database. To add a migration:
/// <code>
/// dotnet tool restore
/// dotnet ef migrations add NAME --project src/CoP.Storage --startup-project src/CoP.Storage --context SqliteCommunityDb -o Migrations/Sqlite
/// </code>
/// </summary>
internal sealed class SqliteCommunityDbFactory : IDesignTimeDbContextFactory<SqliteCommunityDb>
{
    public SqliteCommunityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCommunityDb>().UseSqlite("Data Source=:memory:").Options);
}
