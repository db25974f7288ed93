namespace Preflight.Checks;

/// <summary>Where a body departs from its type.</summary>
/// <param name="Path">As in properties.networkAcls.defaultAction.</param>
internal sealed record BodyProblem(string Rule, Severity Severity, string Path, string Message);
