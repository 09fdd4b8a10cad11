using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Tests.Features;

/// <summary>Declares what only a test uses.</summary>
internal static class TestActions
{
    public static IServiceCollection AddAction<TAction>(this IServiceCollection services, string name)
        where TAction : class, IAction
    {
        new FeatureBuilder("test", services).Button<TAction>(name, Permission.TakePart);
        return services;
    }

    /// <summary>A form, and the command of the same name that opens it.</summary>
    public static IServiceCollection AddForm<TForm>(this IServiceCollection services, string name)
        where TForm : class, IFormHandler
    {
        new FeatureBuilder("test", services).Form<TForm>(name, Permission.TakePart).OpenedByCommand();
        return services;
    }
}
