using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>Asks what to look for.</summary>
internal sealed class FindForm(SearchResults results) : IFormHandler
{
    public const string FormName = "find";
    private const string Words = "text";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1, [new TextField(Words, "search.field.words") { MaxLength = PastSearch.WordsLength }])
        {
            Title = "search.form.title",
            SubmitLabel = "search.form.submit",
            ConfirmLabel = "search.form.submit",
            Review = ReviewMode.Never,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        turn.Replace(await results.FindAsync(turn, state.Answers[Words]!, SearchFilter.None, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Narrows a search: by what is ticked, and then how.</summary>
internal sealed class NarrowForm(SearchHistory history, SearchResults results, OpenGroups groups, IEnumerable<IFoundEntries> kinds, IEnumerable<ISearchFacets> facets, TimeProvider clock) : IFormHandler
{
    public const string Subject = "search";
    private const string By = "by";
    private const string Thing = "thing";
    private const string Sort = "sort";
    private const string Theme = "theme";
    private const string Pillar = "pillar";
    private const string Country = "country";
    private const string Since = "since";
    private const string Language = "language";
    private const string Audience = "audience";

    private static readonly ImmutableArray<string> Ways = [Thing, Sort, Theme, Pillar, CommonFields.GroupId, CommonFields.CountyId, Country, Since, Language, Audience];

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await history.FindAsync(turn.Actor, request.Id(Subject), cancel) is not { } search)
        {
            turn.Remark("search.gone");
            return null;
        }

        return new Form(SearchResults.NarrowVerb, Version: 1,
        [
            new ChoicesField(By, "search.narrow.by", [.. Ways.Select(static way => new Option(way, $"search.narrow.{way}"))]),
            .. (await FieldsAsync(turn, cancel)).Select(static field => field with { When = new Condition(By, answer => (answer ?? "").Split(',').Contains(field.Id)), Label = $"search.narrow.{field.Id}" }),
        ])
        {
            Title = "search.narrow.title",
            Intro = new Text("search.narrow.intro", search.Words),
            SubmitLabel = "search.form.submit",
            ConfirmLabel = "search.form.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        if (await history.FindAsync(turn.Actor, state.SubjectId(Subject), cancel) is { } search)
        {
            turn.Replace(await results.FindAsync(turn, search.Words, await FilterAsync(state.Answers, cancel), cancel));
        }
        else
        {
            turn.Replace(Message.Of(turn.Say("search.gone")));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<IEnumerable<Field>> FieldsAsync(TurnContext turn, CancellationToken cancel) =>
    [
        new ChoiceField(Thing, "search.narrow.thing.field", [.. kinds.Select(static kind => new Option(kind.Kind, $"search.kind.{kind.Kind}"))]),
        new ChoiceField(Sort, "search.narrow.sort.field", [.. facets.SelectMany(static one => one.Sorts)]),
        new ChoiceField(Theme, "search.narrow.theme.field", [.. Themes.All.Select(static theme => new Option(theme, $"theme.{theme}"))]),
        new ChoiceField(Pillar, "search.narrow.pillar.field", [.. Enum.GetValues<Pillars>().Where(static pillar => pillar != Pillars.None).Select(static pillar => new Option(pillar.ToString(), $"pillar.{pillar}"))]),
        CommonFields.Group(await groups.ReadAsync(cancel), turn.Language, "search.narrow.group.field", "search.narrow.group"),
        new ChoiceField(CommonFields.CountyId, "search.narrow.county.field", [.. Community.Counties.All.Select(static county => new Option(county.Code, Text.Verbatim(county.Name)))]),
        new LookupField(Country, "search.narrow.country.field", facets.First().Countries),
        new NumberField(Since, "search.narrow.since.field") { Min = 1950, Max = clock.GetUtcNow().Year, IsYear = true },
        new ChoiceField(Language, "search.narrow.language.field", [.. Community.Languages.All.Select(static code => new Option(code, Text.Verbatim(Community.Languages.NativeName(code))))]),
        new ChoiceField(Audience, "search.narrow.audience.field", [.. facets.SelectMany(static one => one.Audiences)]),
    ];

    private async Task<SearchFilter> FilterAsync(Answers answers, CancellationToken cancel) => new()
    {
        Thing = answers[Thing],
        Sort = answers[Sort],
        Theme = answers[Theme],
        Pillar = Enum.TryParse<Pillars>(answers[Pillar], out var pillar) ? pillar : null,
        GroupId = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(group => group.Slug == slug)?.Id : null,
        County = answers[CommonFields.CountyId],
        Country = answers[Country] is { } country ? await facets.First().CountryAsync(country, cancel) : null,
        Since = int.TryParse(answers[Since], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        Language = answers[Language],
        Audience = answers[Audience],
    };
}
