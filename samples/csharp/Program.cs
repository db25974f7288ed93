return await Pulumi.Deployment.RunAsync(Sample.DocumentStore.Build);
