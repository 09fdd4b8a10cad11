using CoP.Community.Members;

namespace CoP.Community.Programmes;

/// <summary>A programme of an organisation: who does what, where, for whom.</summary>
public sealed class Programme : IRevisioned
{
    public const int NameLength = 120;
    public const int TextLength = 800;
    public const int LineLength = 200;

    public long Id { get; set; }

    public required string Name { get; set; }

    public long OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    /// <summary>What it is to achieve.</summary>
    public string? Objectives { get; set; }

    /// <summary>Whom it is for, and how they are found.</summary>
    public string? Targeting { get; set; }

    /// <summary>Where it works; none for the whole country.</summary>
    public List<ProgrammeCounty> Counties { get; } = [];

    /// <summary>What those get whom it reaches, and how often.</summary>
    public string? Transfer { get; set; }

    /// <summary>Who pays for it.</summary>
    public string? Funding { get; set; }

    /// <summary>False for one that has ended.</summary>
    public bool IsActive { get; set; } = true;

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }
}

/// <summary>A county in which a programme works.</summary>
public sealed class ProgrammeCounty
{
    public long ProgrammeId { get; set; }

    /// <summary>Its official code.</summary>
    public required string County { get; set; }
}
