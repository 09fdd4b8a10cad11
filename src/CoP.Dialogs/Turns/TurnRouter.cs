using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Sends each kind of event to the one place that knows it.</summary>
internal sealed class TurnRouter(PressRouting presses, WordRouting words, ArrivalRouting arrivals, CommunityDb db)
{
    /// <summary>Returns the key of an effect that may happen only once, or null.</summary>
    public async Task<string?> RouteAsync(TurnContext turn, CancellationToken cancel)
    {
        switch (turn.Incoming.What)
        {
            case Pressed pressed:
                return await presses.RouteAsync(turn, pressed, cancel);
            case Said said:
                await words.RouteAsync(turn, said, cancel);
                break;
            case Edited edited:
                await words.RouteEditAsync(turn, edited, cancel);
                break;
            case SentSomethingElse other when other.ToUs:
                turn.Reply(new Words.Text($"turn.cannotRead.{other.Content}"));
                break;
            case Arrived:
                await arrivals.WelcomeAsync(turn, cancel);
                break;
            case Moved moved:
                await MoveAsync(turn.Place, moved.NewExternalId, cancel);
                break;
        }

        return null;
    }

    /// <summary>A group that became a supergroup keeps what was bound to it, threads included.</summary>
    private async Task MoveAsync(Conversation place, string newExternalId, CancellationToken cancel)
    {
        var known = await db.Conversations.Where(other => other.Channel == place.Channel && other.ExternalId == newExternalId).ToListAsync(cancel);
        var moving = await db.Conversations.Where(other => other.Channel == place.Channel && other.ExternalId == place.ExternalId).ToListAsync(cancel);
        foreach (var old in moving)
        {
            if (known.FirstOrDefault(other => other.Thread == old.Thread) is { } successor)
            {
                (successor.BoundGroupId, successor.Language) = (successor.BoundGroupId ?? old.BoundGroupId, successor.Language ?? old.Language);
                (old.BoundGroupId, old.Reachable) = (null, false);
            }
            else
            {
                old.ExternalId = newExternalId;
            }
        }
    }
}
