namespace CoP.Minutes.Actions;

/// <summary>How a sentence says that something will be done, the weakest first.</summary>
internal enum Force
{
    /// <summary>"Peter will …": so people also speak of the weather.</summary>
    Future,

    /// <summary>"Peter should …", where nobody has said that this is a recommendation.</summary>
    Opinion,

    /// <summary>"Peter to …", "Peter agreed to …", "Peter was asked to …".</summary>
    Given,
}

/// <summary>A sentence that says who does what.</summary>
/// <param name="Owners">Empty where nobody that could be an owner is named.</param>
/// <param name="What">Where what is to be done begins, in tokens.</param>
/// <param name="End">Where it ends: the next statement of the same sentence begins there.</param>
internal sealed record Statement(IReadOnlyList<string> Owners, Firmness Firmness, int What, int End, Force Force, ProposalKind Kind)
{
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>Whether the sentence tells that it was given to somebody ("was asked to"), which may be long ago.</summary>
    public bool IsReported { get; init; }

    /// <summary>Whether the sentence says that it was agreed.</summary>
    public bool IsAgreed { get; init; }
}
