using CoP.Dialogs.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>Fills in the options that a form says it needs from lists too long to hold.</summary>
public sealed class Lookups(IServiceProvider services)
{
    public async Task<Form> FillAsync(Form form, DialogState state, Input? input, CancellationToken cancel)
    {
        foreach (var need in LookupNeed.Of(form, state, input))
        {
            var dataset = services.GetRequiredKeyedService<IDataset>(need.Dataset);
            form = form.WithOptions(
                need.Field, [.. await dataset.FindAsync(need.Words, cancel)], [.. await dataset.KnownAsync(need.Values, cancel)]);
        }

        return form;
    }
}
