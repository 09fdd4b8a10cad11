using Xunit;

namespace CoP.Dialogs.Tests.Forms;

public sealed class FormChecksTests
{
    [Fact]
    public void EventForm_KeepsTheRules() => FormChecks.All(SampleForms.Event);

    [Fact]
    public void FormOfEveryField_KeepsTheRules() => FormChecks.All(SampleForms.Everything);
}
