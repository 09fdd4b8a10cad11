using System.Globalization;
using System.Text.Json;
using CoP.Community.Documents;
using CoP.Community.Files;
using CoP.Community.Groups;
using CsvHelper;
using CsvHelper.Configuration;

namespace CoP.Bot.Libraries;

/// <summary>Reads a library: a folder of files with a table of fields, or a file of records.</summary>
internal sealed class LibraryReader(IFileTexts texts, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string UsualFields = "fields.csv";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="fields">The table of a folder's files; by default <c>fields.csv</c> in it.</param>
    public async Task<Library> ReadAsync(string path, string? fields, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var fieldReader = new FieldReader(await scope.ServiceProvider.GetRequiredService<OpenGroups>().ReadAsync(cancel));
        return Directory.Exists(path) ? Folder(path, fields ?? Path.Combine(path, UsualFields), fieldReader)
            : path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? Records(Table(path), fieldReader)
            : Records(Lines(path), fieldReader);
    }

    /// <summary>Every file; those of which the table says something with that, the others with what can be guessed.</summary>
    private Library Folder(string folder, string fields, FieldReader reader)
    {
        var table = File.Exists(fields) ? Table(fields).ToList() : [];
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFullPath(file) != Path.GetFullPath(fields)).Order(StringComparer.Ordinal).ToList();
        var names = files.ConvertAll(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
        var rows = table.GroupBy(static row => row.Fields.GetValueOrDefault("file") ?? "", StringComparer.Ordinal).ToDictionary(static rows => rows.Key, static rows => rows.Last(), StringComparer.Ordinal);
        return new Library(
            [.. names.Select((name, at) => (Row: rows.GetValueOrDefault(name), Name: name, Path: files[at])).OrderBy(static one => Points(one.Row)).Select(one => FileItem(one.Name, one.Path, one.Row, reader))],
            [.. table.Where(row => !names.Contains(row.Fields.GetValueOrDefault("file") ?? "")).Select(row => $"{row.Place}: there is no file '{row.Fields.GetValueOrDefault("file")}'.")]);
    }

    private LibraryItem FileItem(string name, string path, Row? row, FieldReader reader)
    {
        LibraryItem item = null!;
        return item = new LibraryItem(row?.Place ?? name, async cancel =>
        {
            if (new FileInfo(path).Length > StoredFile.LargestSize)
            {
                return (item, null, LibraryItem.InWords(new FileTooLarge()));
            }

            var content = await File.ReadAllBytesAsync(path, cancel);
            var kind = FileKind.Of(content, name);
            var text = kind is null ? null : await texts.ReadAsync(name, content, cancel);
            var guess = DocumentGuess.Of(Path.GetFileName(name), kind?.ContentType ?? "", text, clock.GetUtcNow());
            var (import, fault) = reader.Read($"file:{name}", row?.Fields ?? [], guess);
            return (item, import is null ? null : import with { File = (Path.GetFileName(name), content), Text = text, TranslationOf = Named(import.TranslationOf), Replaces = Named(import.Replaces) }, fault);
        });
    }

    private static string? Named(string? file) => file is null ? null : $"file:{file}";

    private static Library Records(IEnumerable<Row> rows, FieldReader reader)
    {
        List<string> faults = [];
        List<LibraryItem> items = [];
        foreach (var row in rows.OrderBy(Points))
        {
            if (row.Fields.GetValueOrDefault("id") is not { Length: > 0 } id)
            {
                faults.Add(row.Fault is { } broken ? $"{row.Place}: {broken}" : $"{row.Place}: there is no id, by which it would be known again.");
                continue;
            }

            LibraryItem item = null!;
            items.Add(item = new LibraryItem(row.Place, _ =>
            {
                var (import, fault) = reader.Read($"record:{id}", row.Fields, guess: null);
                return Task.FromResult((item, import is null ? null : import with { TranslationOf = Recorded(import.TranslationOf), Replaces = Recorded(import.Replaces) }, fault));
            }));
        }

        return new Library(items, faults);
    }

    /// <summary>What points at another document comes after it.</summary>
    private static bool Points(Row? row) => row is not null && (row.Fields.ContainsKey("translation_of") || row.Fields.ContainsKey("replaces"));

    private static string? Recorded(string? id) => id is null ? null : $"record:{id}";

    private static IEnumerable<Row> Table(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), new CsvConfiguration(CultureInfo.InvariantCulture) { PrepareHeaderForMatch = static header => header.Header.Trim().ToLowerInvariant(), BadDataFound = null, MissingFieldFound = null, TrimOptions = TrimOptions.Trim });
        if (!reader.Read() || !reader.ReadHeader())
        {
            yield break;
        }

        while (reader.Read())
        {
            var fields = reader.HeaderRecord!.Select((header, at) => (Name: header.Trim().ToLowerInvariant(), Value: reader.TryGetField<string>(at, out var value) ? value?.Trim() : null))
                .Where(static field => !string.IsNullOrEmpty(field.Value)).DistinctBy(static field => field.Name).ToDictionary(static field => field.Name, static field => field.Value!, StringComparer.Ordinal);
            yield return new Row($"{Path.GetFileName(path)}, line {reader.Parser.RawRow.ToString(CultureInfo.InvariantCulture)}", fields);
        }
    }

    private static IEnumerable<Row> Lines(string path)
    {
        foreach (var (line, at) in File.ReadLines(path).Select(static (line, at) => (line, at + 1)).Where(static one => one.line.Trim().Length > 0))
        {
            yield return Line($"{Path.GetFileName(path)}, line {at.ToString(CultureInfo.InvariantCulture)}", line);
        }
    }

    private static Row Line(string place, string line)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line, Json) ?? [];
            return new Row(place, fields.Select(static field => (field.Key, Value: Words(field.Value))).Where(static field => field.Value.Length > 0).ToDictionary(static field => field.Key, static field => field.Value, StringComparer.Ordinal));
        }
        catch (JsonException fault)
        {
            return new Row(place, []) { Fault = $"it is not JSON: {fault.Message}" };
        }
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Words).Where(static part => part.Length > 0)),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };

    /// <param name="Fields">By the names of their columns in lower case.</param>
    private sealed record Row(string Place, Dictionary<string, string> Fields)
    {
        public string? Fault { get; init; }
    }
}
