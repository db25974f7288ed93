using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>Where a body departs from its type.</summary>
/// <param name="Path">As in properties.networkAcls.defaultAction.</param>
public sealed record SchemaProblem(string Rule, Severity Severity, string Path, string Message);
