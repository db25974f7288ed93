namespace Preflight.Rules.Framework;

/// <summary>The severity of a finding.</summary>
public enum Severity
{
    /// <summary>Azure accepts it, but you should review it.</summary>
    Warning,

    /// <summary>Azure rejects it, or the workload does not work or is not secure.</summary>
    Error,
}

/// <summary>A planned resource that breaks a rule.</summary>
/// <param name="Rule">The id of the rule that found it.</param>
/// <param name="Resource">The resource's logical name.</param>
/// <param name="Urn">Distinguishes resources of one name.</param>
/// <param name="Message">What is wrong, the value given, what is allowed and how to correct it.</param>
public sealed record Finding(string Rule, Severity Severity, string Resource, string Urn, string Message);
