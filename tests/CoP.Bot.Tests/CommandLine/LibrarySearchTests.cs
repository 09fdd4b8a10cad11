using CoP.Bot.Hosting;
using CoP.Bot.Tests.Staging;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Search;
using CoP.Testing.Communities;
using CoP.Testing.Specs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.CommandLine;

/// <summary>A whole library, imported as an operator does it, and found in the words that people type on phones.</summary>
public sealed class LibrarySearchTests : IDisposable
{
    /// <summary>Misspelt, unfinished, half Kiswahili half English; each with the title that it is meant for. Of the first run 17 were found, and 18 since.</summary>
    private static readonly (string Typed, string Meant)[] Queries =
    [
        ("grievence registr what to wri", "A grievance register for a sub-county: what to write down and why"),
        ("rejista ya malalmiko kaunti", "Rejista ya malalamiko ya kaunti ndogo: nini cha kuandika na kwa nini"),
        ("drougt cash scale up", "Scaling up cash transfers in a drought"),
        ("km needs humanitarian cash link", "Discussion note on Knowledge Management and Learning needs for linking Social Protection and Humanitarian cash"),
        ("county delivery exch", "Kenya County Delivery Exchange 5 August 2021 Comprehensive Report"),
        ("concept practise social protectn", "The concept and practice of Social Protection"),
        ("mpesa chanel distribution", "M-money channel distribution case - Kenya : Safaricom m-pesa"),
        ("pesa taslimu na afya tanzania", "Cash transfers and health : evidence from Tanzania"),
        ("ovc kenya cash", "Cash Transfer for Orphans and Vulnerable Children Programme in Kenya"),
        ("mayatima kenya", "Cash Transfer for Orphans and Vulnerable Children Programme in Kenya"),
        ("huduma centres kenya", "Citizen service centers in Kenya : the role of Huduma Centers in advancing citizen-centered service delivery"),
        ("early warning drougt ethiopia psnp", "Early warning, early action : the use of predictive tools in drought response through Ethiopia's productive safety net program"),
        ("wakimbizi kakuma uchumi", "Yes in my backyard? : the economics of refugees and their social dynamics in Kakuma, Kenya"),
        ("particpatory budgeting makueni", "Participatory budgeting in Kenya : counties - Makueni, West Pokot, Baringo, Kwale, and Elgeyo Marakwet"),
        ("lishe na hifadhi ya jamii", "Leveraging Social Protection Programs for Improved Nutrition : summary of evidence prepared for the Global Forum"),
        ("wazee pensheni africa", "Aging and poverty in Africa and the role of social pensions"),
        ("payment mechanisms safety nets", "Improving payment mechanisms in cash-based safety net programs"),
        ("safty nets toolkit practitioners", "Safety nets how to : a toolkit for practitioners"),
        ("ukame pembe ya africa kenya", "The drought and food crisis in the Horn of Africa : impacts and proposed policy responses for Kenya"),
        ("food vouchers or cash", "The 1.5 billion people question : food, vouchers, or cash transfers?"),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LibraryFact]
    public async Task RealQueriesOfAPhone_FindWhatTheyAreMeantFor()
    {
        await DatabaseTemplate.CopyAsync(sample: true, _folder["community.db"], isOfToday: true);
        foreach (var library in (string[])["seeds", "data/documents.jsonl"])
        {
            Assert.Equal(0, (await Spoken.ToAsync("import", "documents", SharedFolder.Find(library)!, "--Database:ConnectionString", _folder.Connection)).Code);
        }

        await using var host = BotHost.Build(["--Database:ConnectionString", _folder.Connection], BotHost.Quietly);
        await host.PrepareAsync(default);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var member = await db.Members.Include(static member => member.Memberships).FirstAsync();
        List<string> missed = [];
        foreach (var (typed, meant) in Queries)
        {
            var found = await scope.ServiceProvider.GetRequiredService<FindThings>().HandleAsync(member, typed, SearchFilter.None, default);
            var ids = found.Take(3).Where(static one => one.Kind == Document.SubjectKind).Select(static one => one.Id).ToList();
            var titles = await db.Documents.Where(document => ids.Contains(document.Id)).Select(static document => document.Title).ToListAsync();
            missed.AddRange(titles.Exists(title => title.StartsWith(meant, StringComparison.Ordinal)) ? [] : [$"{typed} → {string.Join(" | ", titles)}"]);
        }

        Assert.True(missed.Count <= 2, string.Join('\n', missed));
    }
}
