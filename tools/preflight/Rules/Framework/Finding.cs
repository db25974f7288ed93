namespace Preflight.Rules.Framework;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>Azure may accept it; somebody should look.</summary>
    Warning,

    /// <summary>Azure refuses it, or the workload does not work or is not safe.</summary>
    Error,
}

/// <summary>Something that is wrong with a planned resource.</summary>
/// <param name="Rule">The id of the rule that found it.</param>
/// <param name="Resource">The resource's logical name.</param>
/// <param name="Urn">Tells resources of one name apart.</param>
/// <param name="Message">What is wrong, where, the value given, and what is allowed.</param>
internal sealed record Finding(string Rule, Severity Severity, string Resource, string Urn, string Message);
