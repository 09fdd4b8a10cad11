using CoP.Community.Members;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Features;

/// <summary>How one gets to a form.</summary>
/// <param name="builder">The feature's, for the actions that open the form.</param>
/// <param name="feature">The feature's name.</param>
public sealed class FormOpening(FeatureBuilder builder, string feature, string name, Permission needs)
{
    /// <summary>A command of the same name opens it.</summary>
    public ActionDescription OpenedByCommand() => builder.Add(new ActionDescription(
        feature, name, needs, scope => new OpenForm(name, scope.GetRequiredService<FormRunner>()))
    { IsCommand = true });

    /// <summary>A button of the same name opens it.</summary>
    public ActionDescription OpenedByButton() => builder.Add(new ActionDescription(feature, name, needs, scope => new OpenForm(name, scope.GetRequiredService<FormRunner>())));

    /// <summary>A button of the same name, e.g. <c>answer 42</c>, opens it about the thing whose id it carries.</summary>
    /// <param name="about">What the form calls the id, e.g. <c>question</c>.</param>
    public ActionDescription OpenedByButton(string about) => builder.Add(new ActionDescription(
        feature, name, needs, scope => new OpenFormAbout(name, about, scope.GetRequiredService<FormRunner>())));
}
