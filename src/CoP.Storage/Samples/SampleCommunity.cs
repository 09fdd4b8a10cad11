using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Samples;

/// <summary>Fills a new database with invented people of real organisations, so that a newcomer has somebody to talk to.</summary>
public sealed class SampleCommunity(ITransactions transactions, TimeProvider clock)
{
    /// <summary>The name of the <see cref="StoredSetting"/> that remembers when the sample was loaded.</summary>
    public const string Mark = "sample.loaded-at";

    /// <summary>Loads the sample of <paramref name="folder"/> as a whole, once; a database that has members, groups or the mark is left alone.</summary>
    /// <returns>Whether it was loaded.</returns>
    public async Task<bool> LoadAsync(string folder, CancellationToken cancel)
    {
        var files = await SampleFiles.ReadAsync(folder, cancel);
        return await transactions.RunAsync(
            async (scope, stop) =>
            {
                var db = scope.GetRequiredService<CommunityDb>();
                return await IsNewAsync(db, stop) && await FillAsync(db, files, stop);
            },
            cancel);
    }

    private static async Task<bool> IsNewAsync(CommunityDb db, CancellationToken cancel) =>
        !await db.Members.AnyAsync(cancel) && !await db.Groups.AnyAsync(cancel) && !await db.Settings.AnyAsync(setting => setting.Name == Mark, cancel);

    private async Task<bool> FillAsync(CommunityDb db, SampleFiles files, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = new SamplePeople(db, now);
        await people.AddAsync(files, cancel);
        await new SampleQuestions(db, people, now).AddAsync(files.Questions, cancel);
        await new SampleDocuments(db, people, now).AddAsync(files.Documents, cancel);
        db.Add(new StoredSetting { Name = Mark, Value = now.ToString("O") });
        return true;
    }
}
