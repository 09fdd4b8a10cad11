
namespace CoP.Dialogs.Turns;

/// <summary>The forms that features declare, each made once a turn.</summary>
public sealed class FormHandlers(FeatureCatalog catalog, IServiceProvider scope)
{
    private readonly Dictionary<string, IFormHandler> _made = new(StringComparer.Ordinal);

    /// <summary>Null when no such form is known any more.</summary>
    public FormDescription? Find(string name) => catalog.Form(name);

    public IFormHandler Of(FormDescription form)
    {
        if (!_made.TryGetValue(form.Name, out var handler))
        {
            _made[form.Name] = handler = form.Make(scope);
        }

        return handler;
    }
}
