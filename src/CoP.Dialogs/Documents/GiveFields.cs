using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Dialogs.Documents;

/// <summary>What is asked about a document: few things of all, and the rarer ones when they are ticked.</summary>
internal sealed class GiveFields(OpenGroups groups, TimeProvider clock)
{
    public const string What = "what";
    public const string ByFile = "file";
    public const string ByLink = "link";
    public const string Title = "title";
    public const string Kind = "kind";
    public const string Year = "year";
    public const string Language = "language";
    public const string ThemeIds = "themes";
    public const string Summary = "text";
    public const string More = "more";
    public const string Organisation = "org";
    public const string Author = "author";
    public const string Pillar = "pillars";
    public const string Audience = "audience";
    public const string Minutes = "minutes";
    public const string Readers = "readers";
    public const string Translation = "translates";
    public const string Replaces = "replaces";
    private const string NoLanguage = "xx";

    private static readonly ImmutableArray<string> Rarer =
        [Organisation, Author, CommonFields.GroupId, CommonFields.CountyId, Pillar, Audience, Minutes, Readers, Translation, Replaces];

    /// <param name="isNew">A file or a link is asked for, and what it belongs to.</param>
    public async Task<ImmutableArray<Field>> BuildAsync(bool isNew, string language, CancellationToken cancel) =>
    [
        .. isNew ? Source() : [new TextField(ByLink, "documents.field.link") { MaxLength = Document.LinkLength, Optional = true, Label = "documents.label.link" }],
        new TextField(Title, "documents.field.title") { MaxLength = Document.TitleLength, Label = "documents.label.title" },
        new ChoiceField(Kind, "documents.field.kind", [.. Enum.GetNames<DocumentKind>().Select(static name => new Option(name, $"documents.kind.{name}"))]) { Label = "documents.label.kind" },
        new NumberField(Year, "documents.field.year") { Min = 1950, Max = clock.GetUtcNow().Year, IsYear = true, Optional = true, Label = "documents.label.year" },
        new ChoiceField(Language, "documents.field.language", [.. Languages.All.Select(static code => new Option(code, Text.Verbatim(Languages.NativeName(code)))), new Option(NoLanguage, "documents.otherLanguage")]) { Label = "documents.label.language" },
        new ChoicesField(ThemeIds, "documents.field.themes", [.. Themes.All.Select(static theme => new Option(theme, $"theme.{theme}"))]) { Optional = true, Label = "documents.label.themes" },
        new TextField(Summary, "documents.field.text") { MaxLength = Document.SummaryLength, Multiline = true, Optional = true, Label = "documents.label.text" },
        new ChoicesField(More, "documents.field.more", [.. Rarer.Where(id => isNew || id is not (Translation or Replaces)).Select(static id => new Option(id, $"documents.label.{id}"))]) { Optional = true, Label = "documents.label.more" },
        .. (await RarerAsync(isNew, language, cancel)).Select(static field => field with { When = new Condition(More, answer => (answer ?? "").Split(',').Contains(field.Id)), Label = $"documents.label.{field.Id}" }),
    ];

    public async Task<DocumentDraft> ReadAsync(Answers answers, DocumentDraft before, CancellationToken cancel) => before with
    {
        Title = answers[Title]!,
        Kind = Enum.Parse<DocumentKind>(answers[Kind]!),
        Year = int.TryParse(answers[Year], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        Language = answers[Language] is NoLanguage ? (before.Language is { } code && !Languages.All.Contains(code) ? code : null) : answers[Language],
        Themes = ChoicesField.Split(answers[ThemeIds]),
        Summary = answers[Summary],
        Link = answers[ByLink],
        Organisation = answers[Organisation] ?? before.Organisation,
        Author = answers[Author] ?? before.Author,
        GroupId = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(group => group.Slug == slug)?.Id : before.GroupId,
        Counties = answers[CommonFields.CountyId] is null ? before.Counties : CommonFields.CountyOf(answers) is { } county ? [county] : [],
        Pillars = answers[Pillar] is { } pillars ? ChoicesField.Split(pillars).Aggregate(Pillars.None, static (all, one) => all | Enum.Parse<Pillars>(one)) : before.Pillars,
        Audiences = answers[Audience] is { } audiences ? ChoicesField.Split(audiences) : before.Audiences,
        Minutes = int.TryParse(answers[Minutes], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : before.Minutes,
        Readers = Enum.TryParse<DocumentReaders>(answers[Readers], out var readers) ? readers : before.Readers,
        TranslationOfId = IdOf(answers[Translation]),
        ReplacesId = IdOf(answers[Replaces]),
    };

    /// <summary>The answers that would make this draft, as far as it says.</summary>
    public static Answers Write(DocumentDraft draft) => new (string Field, string? Value)[]
    {
        (Title, draft.Title),
        (Kind, draft.Kind.ToString()),
        (Year, draft.Year?.ToString(CultureInfo.InvariantCulture)),
        (Language, draft.Language is { } code ? (Languages.All.Contains(code) ? code : NoLanguage) : null),
        (ThemeIds, draft.Themes.Count > 0 ? string.Join(',', Themes.All.Where(draft.Themes.Contains)) : null),
        (Summary, draft.Summary),
        (ByLink, draft.Link),
    }.Where(static one => !string.IsNullOrWhiteSpace(one.Value)).Aggregate(Answers.None, static (all, one) => all.With(one.Field, one.Value));

    /// <summary>What is wrong with an answer that reads fine.</summary>
    public static (string Field, Text Problem)? Problem(Answers answers) =>
        answers[ByLink] is { } link && SafeLink.Of(link) is not { Scheme: "https" or "http" } ? (ByLink, "documents.problem.link") : null;

    private static long? IdOf(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static IEnumerable<Field> Source() =>
    [
        new ChoiceField(What, "documents.field.what", [new Option(ByFile, "documents.what.file"), new Option(ByLink, "documents.what.link")]) { Label = "documents.label.what" },
        new FileField(ByFile, "documents.field.file") { Label = "documents.label.file", When = new Condition(What, static answer => answer == ByFile) },
        new TextField(ByLink, "documents.field.link") { MaxLength = Document.LinkLength, Label = "documents.label.link", When = new Condition(What, static answer => answer == ByLink) },
    ];

    private async Task<IEnumerable<Field>> RarerAsync(bool isNew, string language, CancellationToken cancel) =>
    [
        new TextField(Organisation, "documents.field.org") { MaxLength = Document.LineLength },
        new TextField(Author, "documents.field.author") { MaxLength = Document.LineLength },
        CommonFields.Group(await groups.ReadAsync(cancel), language, "documents.field.group", "documents.label.group"),
        CommonFields.County("documents.field.county", "documents.label.county", "questions.national"),
        new ChoicesField(Pillar, "documents.field.pillars", [.. Enum.GetValues<Pillars>().Where(static pillar => pillar != Pillars.None).Select(static pillar => new Option(pillar.ToString(), $"pillar.{pillar}"))]),
        new ChoicesField(Audience, "documents.field.audience", [.. Enum.GetNames<DocumentAudience>().Select(static name => new Option(name, $"documents.audience.{name}"))]),
        new NumberField(Minutes, "documents.field.minutes") { Min = 1, Max = 600 },
        new ChoiceField(Readers, "documents.field.readers", [.. Enum.GetNames<DocumentReaders>().Select(static name => new Option(name, $"documents.readers.{name}"))]),
        .. isNew ? [new LookupField(Translation, "documents.field.translates", DocumentDataset.Name), new LookupField(Replaces, "documents.field.replaces", DocumentDataset.Name)] : Array.Empty<Field>(),
    ];
}
