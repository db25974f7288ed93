namespace Preflight.Reports.Diagrams;

public readonly record struct Point(int X, int Y);
