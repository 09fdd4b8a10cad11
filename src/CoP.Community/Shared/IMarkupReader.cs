namespace CoP.Community;

/// <summary>Reads the light markup that members write, for what shows plain words only, as a calendar does.</summary>
public interface IMarkupReader
{
    /// <summary>The words without their marks.</summary>
    string Plain(string markup);
}
