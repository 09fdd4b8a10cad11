using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>Which message a message answers: the one it quotes, else the one it names, else the one that began its thread.</summary>
internal static class Replies
{
    public static string? Of(Activity activity, WrittenWords words) => words.Quoted ?? activity.ReplyToId ?? ThreadRoot(activity);

    private static string? ThreadRoot(Activity activity)
    {
        var root = TeamsConversationMapper.Of(activity).Thread;
        return root.Length > 0 && root != activity.Id ? root : null;
    }
}
