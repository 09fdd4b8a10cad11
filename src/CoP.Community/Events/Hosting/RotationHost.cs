using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Events.Hosting;

/// <summary>An organisation in the order in which those of a working group host its meetings.</summary>
public sealed class RotationHost
{
    public long GroupId { get; set; }

    public Group? Group { get; set; }

    public long OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    /// <summary>Counted from 1, without gaps.</summary>
    public int Position { get; set; }
}
