namespace CoP.Dialogs.Turns;

/// <summary>The registered forms by name.</summary>
public sealed class FormHandlers(HandlerRegistry<IFormHandler, string> parts, IServiceProvider scope)
{
    public IReadOnlyCollection<IFormHandler> All => parts.MakeAll(scope);

    public IFormHandler? Find(string name) => parts.Make(name, scope);
}
