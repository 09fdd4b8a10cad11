using System.Text.Json;
using System.Text.Json.Serialization;
using CoP.Community.Documents;
using CoP.Community.Members;

namespace CoP.Storage.Samples;

internal sealed record SampleGroup(string Slug, Dictionary<string, string> Names, List<string> Keywords);

/// <param name="Short">What else it is known by, such as <c>WFP</c>.</param>
internal sealed record SampleOrganisation(string Name, OrganisationKind Kind, string[]? Short = null)
{
    public Organisation Make() => Organisation.Named(Name, Kind, Short ?? []);
}

/// <param name="Prefers">The channel of the try-out page that notices go to first.</param>
/// <param name="GuestDays">For guests: how long they stay, counted from the loading.</param>
internal sealed record SampleMember(
    string Name, string Organisation, Role Role, string Language, string Prefers, string[] Groups, string[] Themes,
    string? County = null, string[]? Leads = null, int? GuestDays = null, bool Available = true, Pillars[]? Pillars = null);

internal sealed record SampleQuestion(
    string Author, string Group, string Language, double DaysAgo, string Title, string Details,
    string? County = null, bool ShowName = true, SampleAnswer[]? Answers = null);

internal sealed record SampleAnswer(string Author, double HoursLater, string Text, bool Accepted = false, bool Thanked = false);

/// <param name="Id">By which other samples point at it.</param>
/// <param name="Text">What stands in its file; none for one that is only described.</param>
internal sealed record SampleDocument(
    string Id, string Title, DocumentKind Kind, string Organisation, int Year, string Language, string[] Themes, double DaysAgo, string Summary,
    Pillars[]? Pillars = null, string? Group = null, string[]? Counties = null, DocumentAudience[]? Audiences = null, string? CoreMessage = null, string? Text = null,
    string? TranslationOf = null, string? GivenBy = null, DocumentReaders Readers = DocumentReaders.Members);

/// <summary>The five files of a sample community.</summary>
internal sealed record SampleFiles(
    SampleGroup[] Groups, SampleOrganisation[] Organisations, SampleMember[] Members, SampleQuestion[] Questions, SampleDocument[] Documents)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="JsonException">A file does not say what it should.</exception>
    public static async Task<SampleFiles> ReadAsync(string folder, CancellationToken cancel) => new(
        await ReadGroupsAsync(folder, cancel),
        await ReadOrganisationsAsync(folder, cancel),
        await ReadAsync<SampleMember>(folder, "members.json", cancel),
        await ReadAsync<SampleQuestion>(folder, "questions.json", cancel),
        await ReadAsync<SampleDocument>(folder, "documents.json", cancel));

    public static Task<SampleGroup[]> ReadGroupsAsync(string folder, CancellationToken cancel) => ReadAsync<SampleGroup>(folder, "groups.json", cancel);

    public static Task<SampleOrganisation[]> ReadOrganisationsAsync(string folder, CancellationToken cancel) =>
        ReadAsync<SampleOrganisation>(folder, "organisations.json", cancel);

    private static async Task<T[]> ReadAsync<T>(string folder, string name, CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(folder, name));
        return await JsonSerializer.DeserializeAsync<T[]>(file, Json, cancel) ?? throw new JsonException($"{name} is empty.");
    }
}
