using System.Text;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Files;
using CoP.Community.Members;

namespace CoP.Storage.Samples;

/// <summary>The library of the sample: invented papers of real organisations, some with a file.</summary>
internal sealed class SampleDocuments(CommunityDb db, SamplePeople people, DateTimeOffset now)
{
    /// <exception cref="KeyNotFoundException">A document names a person, a group or a document that the sample does not have.</exception>
    public async Task AddAsync(SampleDocument[] samples, CancellationToken cancel)
    {
        var files = samples.Where(static sample => sample.Text is not null).ToDictionary(static sample => sample.Id, File, StringComparer.Ordinal);
        db.AddRange(files.Values);
        await db.SaveChangesAsync(cancel);
        var documents = samples.ToDictionary(static sample => sample.Id, sample => ToDocument(sample, files.GetValueOrDefault(sample.Id)), StringComparer.Ordinal);
        db.AddRange(documents.Values);
        await db.SaveChangesAsync(cancel); // Ids first: translations and texts point at them.
        foreach (var sample in samples)
        {
            documents[sample.Id].TranslationOfId = sample.TranslationOf is { } other ? documents[other].Id : null;
            if (sample.Text is { } text)
            {
                db.Add(new DocumentText { DocumentId = documents[sample.Id].Id, Text = text });
            }
        }
    }

    private StoredFile File(SampleDocument sample) => new()
    {
        Name = $"{sample.Id}.txt",
        ContentType = "text/plain",
        Content = Encoding.UTF8.GetBytes(sample.Text!),
        CreatedAt = now.AddDays(-sample.DaysAgo),
    };

    private Document ToDocument(SampleDocument sample, StoredFile? file) => new()
    {
        Title = sample.Title,
        Kind = sample.Kind,
        Organisation = sample.Organisation,
        Year = sample.Year,
        Language = sample.Language,
        Countries = ["Kenya"],
        Counties = [.. sample.Counties ?? []],
        Themes = [.. sample.Themes],
        Pillars = (sample.Pillars ?? []).Aggregate(Pillars.None, static (all, one) => all | one),
        Audiences = [.. (sample.Audiences ?? []).Select(static audience => audience.ToString())],
        GroupId = sample.Group is { } group ? people.Groups[group].Id : null,
        Summary = sample.Summary,
        CoreMessage = sample.CoreMessage,
        FileId = file?.Id,
        Size = file?.Content.Length,
        Hash = file is null ? null : DocumentLikeness.Hash(file.Content),
        TextState = file is null ? DocumentTextState.None : DocumentTextState.Read,
        State = DocumentState.Published,
        Readers = sample.Readers,
        GivenById = sample.GivenBy is { } giver ? people.Members[giver].Id : null,
        GivenAt = now.AddDays(-sample.DaysAgo),
        PublishedAt = now.AddDays(-sample.DaysAgo),
    };
}
