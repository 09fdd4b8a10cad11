namespace CoP.EndToEnd.Tests.Support;

/// <summary>Somebody in a chat with the bot: what they do, and what they see.</summary>
internal abstract class ChatUser(TestBot testBot, string name)
{
    public string Name => name;

    public TestBot TestBot => testBot;

    /// <summary>Everything in this chat that the bot shows, oldest first.</summary>
    public abstract IReadOnlyList<ShownMessage> Screen { get; }

    public abstract Task Says(string text);

    /// <summary>Presses the newest button of that label, as soon as there is one, and gives what was answered at once.</summary>
    /// <param name="under">Only on a message with these words.</param>
    public abstract Task<string> Presses(string label, string under = "");

    /// <summary>Replies to the newest message with these words.</summary>
    public abstract Task Replies(string under, string text);

    /// <summary>The newest message with these words, as soon as there is one.</summary>
    public async Task<ShownMessage> Reads(string words)
    {
        var seen = await testBot.UntilAsync(() => Screen.LastOrDefault(seen => seen.Says(words)), () => $"{name} does not read \"{words}\" but:\n{this}");
        await testBot.CatchBreathAsync();
        return seen;
    }

    /// <summary>Waits until no message has these words any more.</summary>
    public Task ReadsNoMore(string words) =>
        testBot.UntilAsync(() => Screen.Any(seen => seen.Says(words)) ? null : this, () => $"{name} still reads \"{words}\":\n{this}");

    /// <summary>The newest message that has both, as soon as there is one.</summary>
    public async Task<ShownMessage> Sees(string words, string button)
    {
        var seen = await testBot.UntilAsync(
            () => Screen.LastOrDefault(seen => seen.Says(words) && seen.Offers(button)), () => $"{name} is not offered \"{button}\" under \"{words}\" but:\n{this}");
        await testBot.CatchBreathAsync();
        return seen;
    }

    public override string ToString() => string.Join('\n', Screen);
}
