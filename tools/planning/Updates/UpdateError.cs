namespace Planning.Updates;

/// <summary>Where an update would stop, as at a protected resource.</summary>
/// <param name="Message">What is wrong and the command that corrects it.</param>
public sealed record UpdateError(string Urn, string Message);
