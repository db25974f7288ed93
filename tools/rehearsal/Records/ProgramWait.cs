namespace Rehearsal.Records;

/// <summary>A time in which the program waited by its own decision.</summary>
public sealed record ProgramWait(DateTimeOffset Start, DateTimeOffset End);
