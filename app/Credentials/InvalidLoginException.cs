namespace App.Credentials;

/// <summary>A variable of the Azure login has a value that does not exist, so that the app cannot start.</summary>
internal sealed class InvalidLoginException(string problem) : Exception($"The app cannot start:\n  - {problem}");
