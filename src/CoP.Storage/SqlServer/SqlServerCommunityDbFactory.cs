using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoP.Storage.SqlServer;

/// <summary>
/// Makes the context for <c>dotnet ef</c>, without the host and without a database. To add a migration:
/// <code>
/// dotnet tool restore
/// dotnet ef migrations add NAME --project src/CoP.Storage --startup-project src/CoP.Storage --context SqlServerCommunityDb -o Migrations/SqlServer
/// </code>
/// </summary>
internal sealed class SqlServerCommunityDbFactory : IDesignTimeDbContextFactory<SqlServerCommunityDb>
{
    public SqlServerCommunityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCommunityDb>().UseSqlServer("Server=none").Options);
}
