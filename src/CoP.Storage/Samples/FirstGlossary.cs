using CoP.Community;
using CoP.Community.Glossary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Samples;

/// <summary>
/// The glossary that a community begins with. Unlike groups and organisations, which are added where there are none, it is added
/// once and that is remembered: an older database gets it too, and a glossary that coordinators have emptied stays empty.
/// </summary>
public sealed class FirstGlossary(ITransactions transactions, TimeProvider clock)
{
    /// <summary>The name of the <see cref="StoredSetting"/> that remembers when it was added.</summary>
    public const string Mark = "first-glossary.loaded-at";

    /// <summary>Adds the glossary of <paramref name="folder"/> to a database that never had it.</summary>
    public async Task EnsureAsync(string folder, CancellationToken cancel)
    {
        using var text = File.OpenText(Path.Combine(folder, "glossary.csv"));
        var rows = GlossarySheet.Read(text);
        await transactions.RunAsync(
            async (scope, stop) =>
            {
                var db = scope.GetRequiredService<CommunityDb>();
                return await db.Settings.AnyAsync(static setting => setting.Name == Mark, stop) || await AddAsync(scope, db, rows, stop);
            },
            cancel);
    }

    private async Task<bool> AddAsync(IServiceProvider scope, CommunityDb db, IReadOnlyList<(long Line, GlossaryDraft Draft)> rows, CancellationToken cancel)
    {
        await scope.GetRequiredService<LoadGlossary>().HandleAsync(rows, cancel);
        db.Add(new StoredSetting { Name = Mark, Value = clock.GetUtcNow().ToString("O") });
        return true;
    }
}
