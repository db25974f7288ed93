using Planning.Plans;

namespace Planning.Updates;

/// <summary>What an update of a deployed stack would do.</summary>
/// <param name="Plan">Of the program, with the ids and outputs of the state.</param>
public sealed record UpdatePlan(Plan Plan, Preview Preview, IReadOnlyList<UpdateError> Errors);
