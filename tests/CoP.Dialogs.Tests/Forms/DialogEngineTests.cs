using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

public sealed class DialogEngineTests
{
    private static Talk AtDate() => new Talk(SampleForms.Event).Say("C# evening").Press(new Input.Pick("onsite"));

    private static Talk AtReview() => AtDate().Say("24/12/2026").Say("Room 4").Press(new Input.Skip());

    [Fact]
    public void Start_AsksEverythingButTheDependentField() =>
        Assert.Equal(["title", "kind", "date", "notes"], new Talk(SampleForms.Event).Asked.Fields.Select(field => field.Id));

    [Fact]
    public void BadDate_IsAskedAgainWithTheReason() => Assert.Contains("date", AtDate().Say("not a date").Asked.Problems.Keys);

    [Fact]
    public void Help_ExplainsAndLeavesTheRevision()
    {
        var talk = AtDate();
        var before = talk.State.Revision;
        Assert.IsType<Effect.Explain>(talk.Do(new Input.Help()).Turn.Effects[0]);
        Assert.Equal(before, talk.State.Revision);
    }

    [Theory]
    [InlineData(101, "forms.notice.stale")]
    [InlineData(3, "forms.notice.otherForm")]
    public void OldButton_ChangesNothing(int revision, string notice)
    {
        var talk = AtDate().Do(new Input.Pick("online") { Revision = revision });
        Assert.Equal(notice, Assert.IsType<Effect.Hint>(talk.Turn.Effects[0]).Text.Key);
        Assert.Equal("onsite", talk.State.Answers["kind"]);
    }

    [Theory]
    [InlineData("24/12/2026", "en")]
    [InlineData("24 décembre 2026", "fr")]
    [InlineData("24 Desemba 2026", "sw")]
    [InlineData("24 de diciembre de 2026", "es")]
    public void TypedDate_IsStoredAsIso(string said, string language) => Assert.Equal(
        "2026-12-24",
        new Talk(SampleForms.Event, language).Say("x").Press(new Input.Pick("online")).Say(said).State.Answers["date"]);

    [Fact]
    public void Back_UndoesOneTurnAndOffersTheAnswer()
    {
        var talk = AtDate().Say("24/12/2026").Do(new Input.Back());
        Assert.Equal("date", talk.Asked.Fields[0].Id);
        Assert.Equal("2026-12-24", talk.Asked.Drafts["date"]);
        Assert.Equal("2026-12-24", talk.Press(new Input.Keep()).State.Answers["date"]);
    }

    [Fact]
    public void Back_WhenNothingIsLeft_SaysSo() => Assert.Equal(
        new Effect.Hint("forms.notice.nothingToUndo").Text.Key,
        Assert.IsType<Effect.Hint>(new Talk(SampleForms.Event).Do(new Input.Back()).Turn.Effects[0]).Text.Key);

    [Fact]
    public void Chat_ReviewsBeforeItCompletes()
    {
        var talk = AtReview();
        Assert.IsType<Effect.Review>(talk.Turn.Effects[^1]);
        Assert.IsType<Effect.Complete>(talk.Press(new Input.Confirm()).Turn.Effects[^1]);
    }

    [Fact]
    public void Change_ReopensDependents_AndBackRestoresThem()
    {
        var talk = AtReview().Press(new Input.Reopen("kind"));
        Assert.Equal("kind", talk.Asked.Fields.Single().Id);
        Assert.IsType<Effect.Review>(talk.Do(new Input.Back()).Turn.Effects[^1]);
        Assert.Equal("Room 4", talk.State.Answers["room"]);
    }

    [Fact]
    public void Card_EndsInTheAnswersOfTheChat()
    {
        var card = new Talk(SampleForms.Event).Submit(("title", "C# evening"), ("kind", "onsite"), ("date", ""));
        Assert.Equal("date", card.Asked.Problems.Keys.Single());
        Assert.Equal("C# evening", card.Asked.Drafts["title"]);
        card.Submit(("title", "C# evening"), ("kind", "onsite"), ("date", "2026-12-24"));
        Assert.Equal("room", card.Asked.Fields.Single().Id);
        var complete = Assert.IsType<Effect.Complete>(card.Submit(("room", "Room 4")).Turn.Effects.Single());
        Assert.Equal(AtReview().State.Answers.ByField, complete.Answers.ByField);
    }

    [Fact]
    public void Card_WhenFormAlwaysReviews_ComesBackForConfirmation() => Assert.IsType<Effect.Review>(
        new Talk(SampleForms.Event with { Review = ReviewMode.Always })
            .Submit(("title", "x"), ("kind", "online"), ("date", "2026-12-24")).Turn.Effects.Single());

    [Fact]
    public void Reopen_DropsWhatHungOnTheRefusedAnswer()
    {
        var talk = AtReview();
        var refused = DialogEngine.Reopen(talk.Form, talk.State, ImmutableDictionary<string, Text>.Empty.Add("kind", "forms.problem.pickOne"));
        Assert.Equal("kind", Assert.IsType<Effect.Ask>(refused.Effects.Single()).Fields.Single().Id);
        Assert.False(refused.State!.Answers.Knows("room"));
    }

    [Fact]
    public void ChangedForm_StartsOverAndKeepsDrafts()
    {
        var talk = AtDate();
        talk.Form = SampleForms.Event with { Version = 4 };
        Assert.IsType<Effect.Hint>(talk.Say("x").Turn.Effects[0]);
        Assert.Equal("C# evening", talk.Asked.Drafts["title"]);
    }

    [Fact]
    public void Cancel_EndsTheDialog() => Assert.Null(AtDate().Do(new Input.Cancel()).Turn.State);

    [Fact]
    public void TypedDone_AtATextQuestion_IsTheAnswer() => Assert.Equal(
        "Done", new Talk(SampleForms.Event).Do(ControlWords.Read("Done", Talk.Words, "en")!).State.Answers["title"]);

    [Fact]
    public void LongList_PagesAndFiltersWithoutMakingButtonsStale()
    {
        var talk = new Talk(SampleForms.Everything).Press(new Input.Page(2)).Say("county 1");
        Assert.Equal(100, talk.State.Revision);
        Assert.Equal("county 1", talk.State.View!.Filter);
        Assert.Equal("c47", talk.Say("COUNTY 47").State.Answers["county"]);
    }

    [Theory]
    [InlineData("1,200", "en", "1200")]
    [InlineData("12,5", "fr", "12.5")]
    [InlineData("1.200", "es", "1200")]
    [InlineData("12.5", "es", "12.5")]
    [InlineData("1,5", "en", null)]
    public void Number_IsReadTheWayItsCountryWritesIt(string said, string language, string? expected) => Assert.Equal(
        expected,
        new Talk(SampleForms.Everything, language).Press(new Input.Pick("c01")).Press(new Input.Toggle("tu")).Press(new Input.Toggle("mo"))
            .Press(new Input.Done()).Say("9.30").Say(said).State.Answers["seats"]);
}
