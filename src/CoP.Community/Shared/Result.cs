namespace CoP.Community;

/// <summary>
/// An expected failure. Each feature lists its own in <c>Errors.cs</c>; what a member reads is the resource
/// <c>refusal.{TypeName}</c> with <see cref="Args"/> filled in.
/// </summary>
public abstract record Refusal
{
    public virtual IReadOnlyList<object> Args => [];
}

/// <summary>Something in a refusal that has a name in every language: the key of that name, e.g. of a state.</summary>
public sealed record NamedWord(string Key);

/// <summary>What a use case returns: its value, or the reason why it did not happen.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool Succeeded => Refusal is null;

    /// <exception cref="InvalidOperationException">The use case was refused; ask <see cref="Succeeded"/> first.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    /// <summary>The same with another value, made of this one if there is one.</summary>
    public Result<TOther> Select<TOther>(Func<T, TOther> make) => Refusal is { } refusal ? refusal : make(_value!);

    /// <summary>The same, if nothing speaks against it.</summary>
    public Result<T> Unless(Func<T, Refusal?> objection) => Succeeded && objection(_value!) is { } refusal ? refusal : this;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
