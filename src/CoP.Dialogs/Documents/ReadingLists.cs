using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Documents;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Documents;

/// <summary>The reading lists that members have put together, and what is in one.</summary>
internal sealed class ReadingListPages(ReadingListAccess access, DocumentPages documents)
{
    public const string ListsVerb = "lists";
    public const string OpenVerb = "list";

    public ListView<ReadingList> Lists(TurnContext turn) => new("documents.lists.title", "documents.lists.none", access.All(), list => new Entry(
        list.Title,
        string.Join(" · ", new[] { list.Owner!.Name, list.About }.Where(static part => !string.IsNullOrWhiteSpace(part))),
        new Button(turn.Say("search.button.open"), new Press(OpenVerb, $"{Number(list.Id)}:"))))
    {
        Buttons = [new ButtonRow(new Button(turn.Say("documents.button.list-new"), new Press(NewListForm.FormName), ButtonStyle.Primary))],
    };

    /// <summary>What is in a list, as far as whoever looks may read it. The argument is <c>{list}:{offset}</c>.</summary>
    public async Task<ListView<Document>?> OpenAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Remark("turn.oldButton");
            return null;
        }

        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new ListView<Document>(Text.Verbatim(found.Value.Title), "documents.list.empty", access.Documents(id, turn.Actor), document => documents.Entry(document, turn))
        {
            Prefix = $"{Number(id)}:",
            Hint = found.Value.About is { } about ? Text.Verbatim(about) : default(Text?),
            Buttons = access.MayChange(found.Value, turn.Actor)
                ? [new ButtonRow(Make(turn, TakeOutForm.FormName, id), Make(turn, "list-end", id) with { Style = ButtonStyle.Destructive })]
                : [],
        };
    }

    private static Button Make(TurnContext turn, string verb, long id) => new(turn.Say($"documents.button.{verb}"), new Press(verb, Number(id)));

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Asks what a new reading list is called.</summary>
internal sealed class NewListForm(KeepReadingList lists) : IFormHandler
{
    public const string FormName = "list-new";
    private const string Title = "title";
    private const string About = "text";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(
        new Form(FormName, Version: 1,
        [
            new TextField(Title, "documents.list-new.field") { MaxLength = ReadingList.TitleLength },
            new TextField(About, "documents.list-new.about") { MaxLength = ReadingList.AboutLength, Optional = true, Multiline = true },
        ])
        {
            Title = "documents.list-new.title",
            SubmitLabel = "documents.list-new.submit",
            ConfirmLabel = "documents.list-new.submit",
            Review = ReviewMode.Never,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var made = await lists.MakeAsync(turn.Actor, state.Answers[Title]!, state.Answers[About], cancel);
        turn.Replace(Message.Of(turn.Say(new Text("documents.list-new.done", made.Title))));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Puts a document in one of somebody's own lists, or in a new one.</summary>
internal sealed class AddToListForm(DocumentAccess documents, ReadingListAccess access, KeepReadingList lists) : IFormHandler
{
    public const string FormName = "list-add";
    private const string List = "list";
    private const string Title = "title";
    private const string New = "new";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await documents.FindAsync(request.Id(EditDocumentForm.Subject), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var own = await access.Own(turn.Actor).ToListAsync(cancel);
        return new Form(FormName, Version: 1,
        [
            new ChoiceField(List, "documents.list-add.field", [.. own.Select(static list => new Option(list.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(list.Title))), new Option(New, "documents.list-add.new")]),
            new TextField(Title, "documents.list-new.field") { MaxLength = ReadingList.TitleLength, When = new Condition(List, static answer => answer == New) },
        ])
        {
            Title = "documents.list-add.title",
            Intro = new Text("documents.about", found.Value.Title),
            SubmitLabel = "documents.list-add.submit",
            ConfirmLabel = "documents.list-add.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var list = state.Answers[List] == New
            ? (await lists.MakeAsync(turn.Actor, state.Answers[Title]!, about: null, cancel)).Id
            : long.Parse(state.Answers[List]!, CultureInfo.InvariantCulture);
        var added = await lists.AddAsync(turn.Actor, list, state.SubjectId(EditDocumentForm.Subject), cancel);
        turn.Replace(Message.Of(turn.Say(added.Refusal is { } refusal ? RefusalText.Text(refusal) : new Text("documents.list-add.done", added.Value.Title))));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Takes a document out of a list.</summary>
internal sealed class TakeOutForm(ReadingListAccess access, KeepReadingList lists) : IFormHandler
{
    public const string FormName = "list-out";
    public const string Subject = "list";
    private const string Which = "document";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(list => access.MayChange(list, turn.Actor) ? null : new NotYourReadingList());
        var inside = found.Succeeded ? await access.Documents(found.Value.Id, turn.Actor).ToListAsync(cancel) : [];
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        if (inside.Count == 0)
        {
            turn.Remark("documents.list.empty");
            return null;
        }

        return new Form(FormName, Version: 1, [new ChoiceField(Which, "documents.list-out.field", [.. inside.Select(static document => new Option(document.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(document.Title)))])])
        {
            Title = "documents.list-out.title",
            SubmitLabel = "documents.list-out.submit",
            ConfirmLabel = "documents.list-out.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var taken = await lists.TakeOutAsync(turn.Actor, state.SubjectId(Subject), long.Parse(state.Answers[Which]!, CultureInfo.InvariantCulture), cancel);
        turn.Replace(Message.Of(turn.Say(taken.Refusal is { } refusal ? RefusalText.Text(refusal) : "documents.list-out.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
