namespace Planning.Engine;

/// <summary>How the engine answers a program.</summary>
public enum RunMode
{
    /// <summary>
    /// A dry run with plausible computed outputs: the plan is fully resolved and the program does nothing outside itself.
    /// </summary>
    Resolved,

    /// <summary>A dry run in which computed outputs are unknown, as in a first `pulumi preview`.</summary>
    Unknowns,

    /// <summary>An update: the program believes that resources are being created, and runs its side effects.</summary>
    Update,
}
