using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>One form as its feature declares it.</summary>
/// <param name="Name">Stored with whoever is in it.</param>
/// <param name="Needs">Checked when it starts and again when it completes.</param>
/// <param name="Make">Makes what builds and completes it, from the services of a turn.</param>
public sealed record FormDescription(string Name, Permission Needs, Func<IServiceProvider, IFormHandler> Make);
