namespace Preflight.LiveChecks;

/// <summary>Something that Azure would refuse today.</summary>
/// <param name="Check">Which question found it, as in quota.</param>
/// <param name="Subject">What it is about: a provider, a model, a name.</param>
/// <param name="Remedy">A command, or the required permission.</param>
public sealed record LiveFinding(string Check, string Subject, string Message, string Remedy);
