using CoP.Community.Members;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Features;

/// <summary>One form as its feature declares it.</summary>
/// <param name="builder">The feature's, for the actions that open the form.</param>
/// <param name="feature">The feature's name.</param>
/// <param name="name">The form's, which is stored with whoever is in it.</param>
/// <param name="needs">Checked when it starts and again when it completes.</param>
/// <param name="make">Makes what builds and completes it, from the services of a turn.</param>
public sealed class FormDescription(FeatureBuilder builder, string feature, string name, Permission needs, Func<IServiceProvider, IFormHandler> make)
{
    public string Name => name;

    public Permission Needs => needs;

    public Func<IServiceProvider, IFormHandler> Make => make;

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
