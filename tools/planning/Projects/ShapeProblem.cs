namespace Planning.Projects;

/// <summary>What does not fit in a file.</summary>
internal readonly record struct ShapeProblem(long Line, string Text);
