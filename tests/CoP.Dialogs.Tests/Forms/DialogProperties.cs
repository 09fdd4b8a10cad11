using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

public sealed class DialogProperties
{
    private static readonly Config Calm = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void AnyInputs_NeverThrowNorLowerTheRevisionNorLeaveABadAnswer() =>
        Check.One(Calm, Prop.ForAll(Inputs().ListOf().ToArbitrary(), inputs => Holds(SampleForms.Everything, inputs) && Holds(SampleForms.Event, inputs)));

    private static bool Holds(Form form, IEnumerable<Input> inputs)
    {
        var talk = new Talk(form);
        return inputs.All(input => Holds(talk, input));
    }

    private static bool Holds(Talk talk, Input input)
    {
        var before = talk.State.Revision;
        talk.Do(input);
        PromptComposer.Compose(talk.Form, talk.Turn, Talk.Words, "sw");
        return talk.State.Revision >= before && talk.State.Answers.ByField.All(answer => IsValid(talk.Form.Field(answer.Key), answer.Value));
    }

    private static bool IsValid(Field field, string? value) =>
        value is null ? field.Optional : field.Accept(value) is FieldReading.Understood;

    private static Gen<Input> Inputs() => Gen.OneOf(
        Values().Select(Input (value) => new Input.Say(value)),
        Values().Select(Input (value) => new Input.Pick(value)),
        Values().Select(Input (value) => new Input.Toggle(value)),
        Values().Select(Input (value) => new Input.Submit(ImmutableDictionary<string, string>.Empty.Add("title", value).Add("kind", value).Add("date", value))),
        ArbMap.Default.GeneratorFor<int>().Select(Input (number) => new Input.Page(number)),
        Gen.Elements<Input>(
            new Input.Done(), new Input.Keep(), new Input.Skip(), new Input.Back(), new Input.Help(), new Input.Confirm(),
            new Input.Reopen(null), new Input.Reopen("kind"), new Input.Reopen("county"), new Input.File("f", "n")));

    private static Gen<string> Values() => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(static value => value ?? ""),
        Gen.Elements("onsite", "online", "2026-12-24", "24/12/2026", "c01", "mo", "tu", "9:30", "12", "yes", "7", "county 1"));
}
