using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Features;

/// <summary>What a feature says about itself; each line adds one thing that the rest of the program finds in the <see cref="FeatureCatalog"/>.</summary>
/// <param name="feature">The feature's name.</param>
/// <param name="services">Where what its handlers are made from is registered.</param>
public sealed class FeatureBuilder(string feature, IServiceCollection services)
{
    /// <summary>
    /// A command: <c>/name</c>, or the words under <c>command.{name}</c> in any language. Whether help and menus show it has to be
    /// said: <see cref="ActionDescription.InHelp"/> and <see cref="ActionDescription.InMenu"/>, or their opposites.
    /// </summary>
    public ActionDescription Command<TAction>(string name, Permission needs)
        where TAction : class, IAction => Add(new ActionDescription(feature, name, needs, Made<TAction>.Make) { IsCommand = true });

    /// <summary>A button whose press is handled by a class of its own; its argument is what the button carries.</summary>
    public ActionDescription Button<TAction>(string name, Permission needs)
        where TAction : class, IAction => Add(new ActionDescription(feature, name, needs, Made<TAction>.Make));

    /// <summary>The same where several buttons differ in little: what runs is made by <paramref name="make"/> from the services of a turn.</summary>
    public ActionDescription Button(string name, Permission needs, Func<IServiceProvider, IAction> make) =>
        Add(new ActionDescription(feature, name, needs, make));

    /// <summary>
    /// A button that runs a use case on the thing whose id it carries, and says in a line how it went: the refusal, or
    /// <c>{feature}.done.{name}</c>. Cards that show the thing redraw themselves.
    /// </summary>
    /// <param name="done">Says it in other words.</param>
    /// <param name="inPlace">Says it in the place of the message that was pressed, which has asked.</param>
    public ActionDescription Button<TUseCase, TDone>(
        string name, Permission needs, Func<TUseCase, TurnContext, long, CancellationToken, Task<Result<TDone>>> run, Func<TDone, Text>? done = null, bool inPlace = false)
        where TUseCase : notnull => Add(new ActionDescription(feature, name, needs, scope => new UseCaseButton<TDone>(
            (turn, id, cancel) => run(scope.GetRequiredService<TUseCase>(), turn, id, cancel), done ?? (_ => $"{feature}.done.{name}"), inPlace))
        {
            Says = done is null ? [$"{feature}.done.{name}"] : [],
        });

    /// <summary>
    /// The same for what cannot be undone: the button asks whether it is meant, and <c>{name}-yes</c> does it, once. The labels are
    /// <c>{feature}.button.{name}-yes</c> and <c>{feature}.button.{keep}</c>.
    /// </summary>
    /// <param name="ask">What to ask, or why not.</param>
    /// <param name="keep">The button that leads back to the thing.</param>
    public ActionDescription AskedButton<TAsked, TUseCase, TDone>(
        string name, Permission needs, string keep, Func<TAsked, TurnContext, long, CancellationToken, Task<Result<Text>>> ask,
        Func<TUseCase, TurnContext, long, CancellationToken, Task<Result<TDone>>> run)
        where TAsked : notnull
        where TUseCase : notnull
    {
        Add(new ActionDescription(feature, $"{name}-yes", needs, scope => new UseCaseButton<TDone>(
            (turn, id, cancel) => run(scope.GetRequiredService<TUseCase>(), turn, id, cancel), _ => $"{feature}.done.{name}-yes", inPlace: true))
        {
            Says = [$"{feature}.done.{name}-yes", $"{feature}.button.{name}-yes", $"{feature}.button.{keep}"],
        }).OnlyOnce();
        return Add(new ActionDescription(feature, name, needs, scope => new AskFirstButton(
            feature, name, keep, (turn, id, cancel) => ask(scope.GetRequiredService<TAsked>(), turn, id, cancel))));
    }

    /// <summary>A command that shows a list, a page at a time.</summary>
    /// <param name="list">The list that an argument means.</param>
    public ActionDescription ListCommand<TLists, T>(string name, Permission needs, Func<TLists, TurnContext, string, ListView<T>> list)
        where TLists : notnull =>
        ListCommand<TLists, T>(name, needs, (lists, turn, argument, _) => Task.FromResult<ListView<T>?>(list(lists, turn, argument)));

    /// <summary>The same where something has to be loaded before.</summary>
    /// <param name="list">The list that an argument means; null when there is none, which it has said.</param>
    public ActionDescription ListCommand<TLists, T>(string name, Permission needs, Func<TLists, TurnContext, string, CancellationToken, Task<ListView<T>?>> list)
        where TLists : notnull => Add(new ActionDescription(feature, name, needs, Listing(name, list)) { IsCommand = true });

    /// <summary>A button that shows a list.</summary>
    /// <param name="list">The list that an argument means; null when there is none, which it has said.</param>
    public ActionDescription ListButton<TLists, T>(string name, Permission needs, Func<TLists, TurnContext, string, CancellationToken, Task<ListView<T>?>> list)
        where TLists : notnull => Add(new ActionDescription(feature, name, needs, Listing(name, list)));

    /// <summary>A form; <see cref="FormOpening.OpenedByCommand"/> and <see cref="FormOpening.OpenedByButton(string)"/> say how one gets to it.</summary>
    public FormOpening Form<TForm>(string name, Permission needs)
        where TForm : class, IFormHandler
    {
        services.AddSingleton(new FormDescription(name, needs, Made<TForm>.Form));
        return new FormOpening(this, feature, name, needs);
    }

    /// <summary>How a notice is drawn, at the moment it is sent or redrawn; null when there is nothing left to say.</summary>
    public void Notice<TNotice, TView>(Func<TView, TNotice, NoticeRecipient, CancellationToken, Task<Message?>> draw)
        where TNotice : Notice
        where TView : notnull => services.AddSingleton(new NoticeDescription(
            typeof(TNotice), (scope, notice, to, cancel) => draw(scope.GetRequiredService<TView>(), (TNotice)notice, to, cancel)));

    /// <summary>A notice that is one sentence.</summary>
    public void Sentence<TNotice>(Func<TNotice, NoticeRecipient, Text> say)
        where TNotice : Notice => Notice<TNotice, ILocalizer>(
            (words, notice, to, _) => Task.FromResult<Message?>(Message.Of(words.Say(say(notice, to), to.Language))));

    /// <summary>What a reply to one of its messages means.</summary>
    public void OnReply<TReplies>()
        where TReplies : class, IReplyHandler => services.AddScoped<IReplyHandler, TReplies>();

    /// <summary>Which words mean one of its commands, though they are not under <c>command.{name}</c>.</summary>
    public void OnWords<TReading>()
        where TReading : class, ICommandReading => services.AddScoped<ICommandReading, TReading>();

    /// <summary>What it means when words of before are edited.</summary>
    public void OnEdit<TEdits>()
        where TEdits : class, IEditHandler => services.AddScoped<IEditHandler, TEdits>();

    /// <summary>A link <c>{prefix}_{id}</c> into the private chat, which does what the button <paramref name="opens"/> does.</summary>
    public void DeepLink(string prefix, string opens) => services.AddSingleton(new DeepLinkDescription(prefix, opens));

    /// <summary>What shows a thing of this kind, wherever one is listed: the button <paramref name="shownBy"/> with its id.</summary>
    /// <param name="kind">The first part of its <see cref="ISubject"/>.</param>
    public void Subject(string kind, string shownBy) => services.AddSingleton(new SubjectDescription(kind, shownBy));

    /// <summary>A list too long to be shown whole, by the name that a form's look-up field asks for.</summary>
    public void Lookup<TDataset>(string name)
        where TDataset : class, IDataset => services.AddKeyedScoped<IDataset, TDataset>(name);

    /// <summary>What the rest of the program asks a feature for through an interface.</summary>
    public void Provides<TService, TImplementation>(ServiceLifetime lifetime = ServiceLifetime.Scoped)
        where TImplementation : TService => services.Add(ServiceDescriptor.Describe(typeof(TService), typeof(TImplementation), lifetime));

    internal ActionDescription Add(ActionDescription action)
    {
        services.AddSingleton(action);
        return action;
    }

    private static Func<IServiceProvider, IAction> Listing<TLists, T>(string name, Func<TLists, TurnContext, string, CancellationToken, Task<ListView<T>?>> list)
        where TLists : notnull => scope => new ListAction<T>(name, (turn, argument, cancel) => list(scope.GetRequiredService<TLists>(), turn, argument, cancel));

    /// <summary>Compiled once, however many hosts a process has.</summary>
    private static class Made<T>
    {
        private static readonly ObjectFactory<T> Factory = ActivatorUtilities.CreateFactory<T>([]);

        public static readonly Func<IServiceProvider, IAction> Make = static scope => (IAction)(object)Factory(scope, [])!;

        public static readonly Func<IServiceProvider, IFormHandler> Form = static scope => (IFormHandler)(object)Factory(scope, [])!;
    }
}
