using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoP.Dialogs.Forms;

/// <summary>Dialog states as the database keeps them.</summary>
public static class DialogJson
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static string Write(DialogState state) => JsonSerializer.Serialize(Store(state), Options);

    private static Stored Store(DialogState state) =>
        new(
            state.Form, state.Version, state.Revision, state.Seed, new(state.Arguments), new(state.Answers.ByField), new(state.Drafts.ByField),
            [.. state.Steps.Select(static step => new StoredStep([.. step.Fields], step.Was is { } was ? new(was.ByField) : null))], state.View,
            state.Below is { } below ? Store(below) : null, state.Stray);

    /// <exception cref="JsonException">Not a dialog state.</exception>
    public static DialogState Read(string json) => Restore(JsonSerializer.Deserialize<Stored>(json, Options));

    private static DialogState Restore(Stored? stored) =>
        stored is { Form: not null, Steps: not null, Arguments: not null, Answers: not null, Drafts: not null }
            ? new DialogState(
                stored.Form, stored.Version, stored.Revision, stored.Arguments.ToImmutableSortedDictionary(StringComparer.Ordinal),
                Answers.Of(stored.Answers), Answers.Of(stored.Drafts), [.. stored.Steps.Select(Step)], stored.View, stored.Seed)
            {
                Below = stored.Below is { } below ? Restore(below) : null,
                Stray = stored.Stray,
            }
            : throw new JsonException("Not a dialog state.");

    private static Step Step(StoredStep step) => new([.. step.Fields], step.Was is { } was ? Answers.Of(was) : null);

    // Explicit, since immutable dictionaries would come back with an order that depends on the culture.
    private sealed record Stored(
        string Form, int Version, int Revision, int Seed, Dictionary<string, string> Arguments, Dictionary<string, string?> Answers,
        Dictionary<string, string?> Drafts, List<StoredStep> Steps, View? View, Stored? Below = null, string? Stray = null);

    private sealed record StoredStep(List<string> Fields, Dictionary<string, string?>? Was);
}
