using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Samples;

/// <summary>The organisations to choose from when a community begins: those that founded it, under the names that people know them by.</summary>
public sealed class FirstOrganisations(ITransactions transactions)
{
    /// <summary>Adds the organisations of <paramref name="folder"/> to a database that has none.</summary>
    public async Task EnsureAsync(string folder, CancellationToken cancel)
    {
        var organisations = await SampleFiles.ReadOrganisationsAsync(folder, cancel);
        await transactions.RunAsync(
            async (scope, stop) =>
            {
                var db = scope.GetRequiredService<CommunityDb>();
                return await db.Organisations.AnyAsync(stop) || Add(db, organisations);
            },
            cancel);
    }

    private static bool Add(CommunityDb db, SampleOrganisation[] organisations)
    {
        db.Organisations.AddRange(organisations.Select(static organisation => organisation.Make()));
        return true;
    }
}
