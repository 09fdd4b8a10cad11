namespace CoP.Community;

/// <summary>
/// The name under which databases know a notice or a member of an enum that was renamed in code. It goes on being written, so
/// that old and new rows are found alike, and it can be given to nothing else.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Field, Inherited = false)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    public string Name => name;
}
